#!/bin/sh
# One confirmed command deletes whom the API refuses to delete.
set -eu
. "$(dirname "$0")/../expect.sh"

aws iam create-group --group-name staff >/dev/null
aws iam create-user --user-name pat >/dev/null
aws iam add-user-to-group --group-name staff --user-name pat
aws iam attach-user-policy --user-name pat --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
aws iam put-user-policy --user-name pat --policy-name own --policy-document \
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'
aws iam create-login-profile --user-name pat --password 'Violet-tram-7700' >/dev/null
new_key pat

expect allowed "pat works" with_key aws iam list-users
refused DeleteConflict "to delete a user with all this by the API" aws iam delete-user --user-name pat

delete_typing() { echo "$1" | "$gatehouse" user delete pat; }
refused "nothing is deleted" "to delete without the name" delete_typing yes
expect allowed "to delete with the name" delete_typing pat
refused NoSuchEntity "pat is gone" aws iam get-user --user-name pat
refused InvalidClientTokenId "pat's key" with_key aws iam list-users
