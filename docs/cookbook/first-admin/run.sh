#!/bin/sh
# Root makes an administrator, then has no keys. Runs with the root key of a sandbox.
set -eu
. "$(dirname "$0")/../expect.sh"

case $(aws sts get-caller-identity --query Arn --output text) in
  *:root) ;;
  *) fail "this recipe begins as root: eval \"\$(./gatehouse env root)\"" ;;
esac

aws iam create-group --group-name administrators >/dev/null
aws iam attach-group-policy --group-name administrators --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam create-user --user-name chief >/dev/null
aws iam add-user-to-group --group-name administrators --user-name chief
new_key chief

expect allowed "chief makes the next user" with_key aws iam create-user --user-name ada
for id in $(aws iam list-access-keys --query 'AccessKeyMetadata[].AccessKeyId' --output text); do
  aws iam delete-access-key --access-key-id "$id"
done
if aws iam list-users >/dev/null 2>&1; then fail "root still has a key"; fi
echo "denied: the key of root is gone"
expect allowed "chief goes on" with_key aws iam list-users
