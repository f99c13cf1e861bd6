# Sourced by the recipes: says what is expected and ends the script if it is not so.
# The sandbox is at AWS_ENDPOINT_URL, the administrator's key in the AWS_* variables.
gatehouse=$(cd "$(dirname "$0")/../../.." && pwd)/gatehouse

fail() { echo "NOT AS EXPECTED: $1" >&2; exit 1; }

# new_key NAME: a new access key of a user, in $key
new_key() { key=$(aws iam create-access-key --user-name "$1" --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text); }

# with_key COMMAND…: runs a command with $key: id, secret and, if it is of a session, token
with_key() {
  AWS_ACCESS_KEY_ID=$(echo "$key" | awk '{print $1}') AWS_SECRET_ACCESS_KEY=$(echo "$key" | awk '{print $2}') \
    AWS_SESSION_TOKEN=$(echo "$key" | awk '{print $3}') "$@"
}

# expect allowed|denied WORDS COMMAND…: the command succeeds, or is refused with AccessDenied or exit code 1
expect() {
  wanted=$1; words=$2; shift 2
  if output=$("$@" 2>&1); then got=allowed; else got=denied; fi
  if [ $got = denied ]; then
    case $output in
      *AccessDenied* | *explicitDeny* | *implicitDeny*) ;;
      *) fail "$words: $output" ;;
    esac
  fi
  [ $got = "$wanted" ] || fail "$words should be $wanted: $output"
  echo "$wanted: $words"
}

# refused TEXT WORDS COMMAND…: the command is refused, and the message has this text
refused() {
  wanted=$1; words=$2; shift 2
  if output=$("$@" 2>&1); then fail "$words should be refused: $output"; fi
  case $output in
    *"$wanted"*) ;;
    *) fail "$words should be refused with \`$wanted\`: $output" ;;
  esac
  echo "denied: $words"
}

# may USER ACTION [RESOURCE [OPTION…]]: what a user of the account may do
may() {
  user=$1; shift
  "$gatehouse" can --as "arn:aws:iam::$account:user/$user" "$@"
}

account=$(aws sts get-caller-identity --query Account --output text)
