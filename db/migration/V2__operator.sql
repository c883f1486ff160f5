-- The one built-in account until people sign in through an identity provider.
create table operator (
    name          text primary key,
    password_hash text    not null,
    generated     boolean not null
);
