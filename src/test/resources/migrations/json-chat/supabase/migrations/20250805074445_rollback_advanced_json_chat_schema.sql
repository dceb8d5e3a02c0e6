drop table chat_messages_v2;
