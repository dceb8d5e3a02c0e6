create table chat_messages_v2 (id int);
