#!/usr/bin/env bash
# Practices the worst day: people do things, a backup is taken, one of them is erased, everything but the backup, the
# master key and the list of erasures is wiped, the backup is restored, and what is there is held against what was.
# Uses data and ports of its own; leaves nothing behind.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
server=

finish() {
    local status=$?
    if [ -n "$server" ] && kill -0 "$server" 2>/dev/null; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    if [ "$status" -ne 0 ] && [ -f "$work/server.log" ]; then
        echo "--- the server's last lines"
        tail -n 40 "$work/server.log"
    fi
    for pid_file in "$work"/*/postgres/postmaster.pid; do
        [ -f "$pid_file" ] && kill -INT "$(head -n 1 "$pid_file")" 2>/dev/null || true
    done
    rm -rf "$work"
    if [ "$status" -eq 0 ]; then echo "Restore drill: passed"; else echo "Restore drill: FAILED"; fi
}
trap finish EXIT

step() { printf '\n--- %s\n' "$*"; }
die() { echo "FAILED: $*"; exit 1; }

free_port() {
    local port
    for port in $(seq $((20000 + RANDOM % 10000)) 32000); do
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port"; return; fi
    done
    die "no free port"
}

stoa() { STOA_DATA=$data "$root/stoa" "$@"; }

start_server() {
    STOA_DATA=$data "$root/stoa" up --stoa.forum.port="$port" --spring.profiles.active=free-ports --stoa.postgres.port=0 \
        >>"$work/server.log" 2>&1 &
    server=$!
    for _ in $(seq 600); do
        kill -0 "$server" 2>/dev/null || die "the server ended while it started"
        if curl -sf -o /dev/null "$url/api/v1/posts"; then return; fi
        sleep 0.5
    done
    die "the server did not answer within five minutes"
}

stop_server() {
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=
}

password=0123456789abcdef0123456789abcdef

# Registers somebody and prints their token.
register() {
    curl -sf -i "$url/api/v1/auth/register" -d "{\"name\":\"$1\",\"email\":\"$1@example.com\",\"password\":\"$password\"}" |
        tr -d '\r' | sed -n 's/^[Aa]uthorization: Bearer //p'
}

publish() {
    curl -sf -o /dev/null "$url/api/v1/posts" -H "Authorization: Bearer $1" \
        -d "{\"title\":\"$2\",\"content\":\"text\",\"tags\":[\"drill\"]}" || die "'$2' is not published"
}

login_status() {
    curl -s -o /dev/null -w '%{http_code}' "$url/api/v1/auth/login" -d "{\"name\":\"$1\",\"password\":\"$password\"}"
}

posts() { curl -sf "$url/api/v1/posts?pageNo=1&pageSize=100" | grep -o '"title":"[^"]*"' | sort; }

port=$(free_port)
url=http://localhost:$port
data=$work/before
backups=$work/backups

step "A Stoa with people in it"
start_server
alice=$(register drill-alice)
mallory=$(register drill-mallory)
[ -n "$alice" ] && [ -n "$mallory" ] || die "nobody is registered"
for number in 1 2 3 4 5; do
    publish "$alice" "before $number"
    publish "$mallory" "by mallory $number"
done
posts >"$work/posts.expected"

step "A backup, while it runs"
stoa backup "$backups/monday"

step "After the backup: a post that will be lost, and an erasure that must not be"
publish "$alice" "after the backup"
curl -sf "$url/api/v1/users/me/erasure" -H "Authorization: Bearer $mallory" -d "{\"password\":\"$password\"}"
echo
[ "$(login_status drill-mallory)" = 404 ] || die "who was erased can log in"

step "Everything is lost but the backup, the master key and the list"
stop_server
mkdir -m 700 "$work/safe" "$work/after"
cp -p "$data/master.key" "$data/erasures.list" "$work/safe/"
rm -rf "$data"
data=$work/after

step "A restore without the master key, and one without the list, are refused"
if stoa restore "$backups/monday" --erasures "$work/safe/erasures.list"; then die "it was restored without a key"; fi
cp -p "$work/safe/master.key" "$data/"
if stoa restore "$backups/monday"; then die "it was restored without a list"; fi

step "The restore"
stoa restore --check "$backups/monday"
stoa restore "$backups/monday" --erasures "$work/safe/erasures.list"

step "What is there"
start_server
posts >"$work/posts.restored"
diff "$work/posts.expected" "$work/posts.restored" || die "the posts are not those of the backup"
[ "$(login_status drill-alice)" = 200 ] || die "alice can not log in"
[ "$(login_status drill-mallory)" = 404 ] || die "who was erased is back"
status=$(curl -s -o /dev/null -w '%{http_code}' "$url/api/v1/auth/status" -H "Authorization: Bearer $alice")
[ "$status" = 401 ] || die "a token from before the restore is good"
echo "$(wc -l <"$work/posts.restored") posts are there, alice is, and who was erased is not"

step "The ledger verifies"
stoa audit lottery
