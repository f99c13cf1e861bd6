#!/bin/sh
# Developers make roles, and get no further than their boundary.
set -eu
. "$(dirname "$0")/../expect.sh"
here=$(cd "$(dirname "$0")" && pwd)
boundary=arn:aws:iam::$account:policy/developers
administrator=arn:aws:iam::aws:policy/AdministratorAccess

"$gatehouse" policy put managed developers "$here/boundary.json"
aws iam create-user --user-name dev --permissions-boundary "$boundary" >/dev/null
aws iam attach-user-policy --user-name dev --policy-arn "$administrator"
new_key dev

trust="{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::$account:user/dev\"},\"Action\":\"sts:AssumeRole\"}}"
make() { with_key aws iam create-role --assume-role-policy-document "$trust" "$@"; }
expect allowed "a role with the boundary" make --role-name worker --path /app/ --permissions-boundary "$boundary"
expect allowed "any policy for it" with_key "$gatehouse" policy put role/worker everything "$here/worker.yaml"
expect denied "a role without the boundary" make --role-name free --path /app/
expect denied "take the boundary off" with_key aws iam delete-user-permissions-boundary --user-name dev
expect denied "swap it" with_key aws iam put-user-permissions-boundary --user-name dev --permissions-boundary "$administrator"
expect denied "rewrite it" with_key "$gatehouse" policy put managed "$boundary" "$here/worker.yaml"
expect denied "a key of somebody else" with_key aws iam create-access-key --user-name admin

key=$(with_key aws sts assume-role --role-arn "arn:aws:iam::$account:role/app/worker" --role-session-name work \
  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
expect allowed "the role does its work" with_key "$gatehouse" can s3:PutObject arn:aws:s3:::reports/may.csv
expect denied "the role makes a user" with_key aws iam create-user --user-name eve
