#!/bin/sh
# A new version of a policy acts at once on all that have it, and so does going back.
set -eu
. "$(dirname "$0")/../expect.sh"

document() { echo "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[$1],\"Resource\":\"*\"}}"; }
policy=$(aws iam create-policy --policy-name reading --policy-document "$(document '"s3:GetObject","s3:ListBucket"')" \
  --query Policy.Arn --output text)
for user in ada bob; do
  aws iam create-user --user-name $user >/dev/null
  aws iam attach-user-policy --user-name $user --policy-arn "$policy"
done

expect allowed "version 1: ada lists the bucket" may ada s3:ListBucket arn:aws:s3:::reports
aws iam create-policy-version --policy-arn "$policy" --policy-document "$(document '"s3:GetObject"')" --set-as-default >/dev/null
expect denied "version 2: ada lists the bucket" may ada s3:ListBucket arn:aws:s3:::reports
expect denied "version 2: bob lists the bucket" may bob s3:ListBucket arn:aws:s3:::reports
expect allowed "version 2: bob reads an object" may bob s3:GetObject arn:aws:s3:::reports/may.csv
aws iam set-default-policy-version --policy-arn "$policy" --version-id v1
expect allowed "back to version 1: bob lists the bucket" may bob s3:ListBucket arn:aws:s3:::reports
