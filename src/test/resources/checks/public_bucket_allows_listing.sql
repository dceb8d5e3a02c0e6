-- superuser bad
insert into storage.buckets values ('pictures', true) on conflict do nothing;
create policy "list all" on storage.objects for select using (bucket_id = 'pictures');
create policy "list secret" on storage.objects for select using (bucket_id = 'secret');
create policy mine on storage.objects for select using (bucket_id = 'pictures' and owner = 1);
-- finds
storage.objects:"list all"
-- as superuser
