#!/bin/sh
# Attaching is delegated for the policies on a list, and for the staff only.
set -eu
. "$(dirname "$0")/../expect.sh"

aws iam create-user --user-name ada --path /staff/ >/dev/null
aws iam create-user --user-name desk >/dev/null
aws iam put-user-policy --user-name desk --policy-name delegate --policy-document "{
  \"Version\": \"2012-10-17\",
  \"Statement\": {
    \"Effect\": \"Allow\",
    \"Action\": [\"iam:AttachUserPolicy\", \"iam:DetachUserPolicy\"],
    \"Resource\": \"arn:aws:iam::$account:user/staff/*\",
    \"Condition\": {\"ArnEquals\": {\"iam:PolicyARN\": [
      \"arn:aws:iam::aws:policy/ReadOnlyAccess\",
      \"arn:aws:iam::aws:policy/job-function/ViewOnlyAccess\"]}}}}"
new_key desk

change() { with_key aws iam "$1" --user-name "$2" --policy-arn "arn:aws:iam::aws:policy/$3"; }
expect allowed "attach ReadOnlyAccess to ada" change attach-user-policy ada ReadOnlyAccess
expect allowed "detach it again" change detach-user-policy ada ReadOnlyAccess
expect denied "attach AdministratorAccess to ada" change attach-user-policy ada AdministratorAccess
expect denied "attach ReadOnlyAccess to desk itself" change attach-user-policy desk ReadOnlyAccess
