#!/bin/sh
# The next request after a change of groups is decided by the new ones.
set -eu
. "$(dirname "$0")/../expect.sh"

department() { # department NAME ACTION
  aws iam create-group --group-name "$1" >/dev/null
  aws iam put-group-policy --group-name "$1" --policy-name work \
    --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"$2\",\"Resource\":\"*\"}}"
}
department research iam:ListGroups
department press iam:ListUsers
aws iam create-user --user-name ada >/dev/null
aws iam add-user-to-group --group-name research --user-name ada
new_key ada

expect allowed "research lists groups" with_key aws iam list-groups
expect denied "research lists users" with_key aws iam list-users
aws iam remove-user-from-group --group-name research --user-name ada
aws iam add-user-to-group --group-name press --user-name ada
expect denied "press lists groups" with_key aws iam list-groups
expect allowed "press lists users" with_key aws iam list-users
