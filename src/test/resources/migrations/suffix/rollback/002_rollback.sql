drop table more;
