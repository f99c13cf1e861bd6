#!/bin/sh
# Nine to six on working days. Moves the sandbox's clock, and puts it back.
set -eu
. "$(dirname "$0")/../expect.sh"

clock() { curl -sf -X POST "$AWS_ENDPOINT_URL/_gatehouse/clock" -d "$1" >/dev/null || fail "the clock does not move"; }
trap 'clock "{\"resume\":true}"' EXIT

aws iam create-user --user-name wanda >/dev/null
aws iam put-user-policy --user-name wanda --policy-name working-hours --policy-document '{
  "Version": "2012-10-17",
  "Statement": {"Effect": "Allow", "Action": "iam:List*", "Resource": "*",
    "Condition": {
      "StringEquals": {"gatehouse:DayOfWeek/Europe/Berlin": ["Mon", "Tue", "Wed", "Thu", "Fri"]},
      "NumericGreaterThanEquals": {"gatehouse:MinuteOfDay/Europe/Berlin": "540"},
      "NumericLessThan": {"gatehouse:MinuteOfDay/Europe/Berlin": "1080"}}}}'
new_key wanda

at() { clock "{\"set\":\"$1\"}"; }
at 2030-01-11T16:59:00Z; expect allowed "Friday, 17:59" with_key aws iam list-users
at 2030-01-11T17:00:00Z; expect denied "Friday, 18:00" with_key aws iam list-users
at 2030-01-12T10:00:00Z; expect denied "Saturday, 11:00" with_key aws iam list-users
at 2030-07-12T15:59:00Z; expect allowed "Friday in summer, 17:59" with_key aws iam list-users
at 2030-07-12T16:00:00Z; expect denied "Friday in summer, 18:00" with_key aws iam list-users
