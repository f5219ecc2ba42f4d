#!/bin/bash
# Brings what the tests marked "mediawiki" need onto a Debian or Ubuntu machine: PHP as a package, and
# MediaWiki unpacked beside the system (its package would pull in a web server). Safe to run again.
#
# MediaWiki goes to $NEWSLENS_MEDIAWIKI, or to ~/.cache/newslens-mediawiki.
set -euo pipefail

folder=${NEWSLENS_MEDIAWIKI:-${XDG_CACHE_HOME:-$HOME/.cache}/newslens-mediawiki}
php_version=$(apt-cache search --names-only '^php8\.[0-9]+-cli$' | sed 's/-cli.*//' | sort -V | tail -1)
wanted=()
for part in cli sqlite3 mbstring xml intl; do
  package="${php_version:-php8.2}-$part"
  dpkg -s "$package" >/dev/null 2>&1 || wanted+=("$package")
done
if ((${#wanted[@]})); then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${wanted[@]}"
fi

if [ ! -f "$folder/package/usr/share/mediawiki/api.php" ]; then
  mkdir -p "$folder/download"
  rm -rf "$folder/unpacking"
  (cd "$folder/download" && apt-get download -qq mediawiki mediawiki-classes)
  for package in "$folder"/download/*.deb; do
    dpkg -x "$package" "$folder/unpacking"
  done
  rm -rf "$folder/package" "$folder/download"
  mv "$folder/unpacking" "$folder/package"
fi
php -v | head -1
echo "MediaWiki: $folder/package/usr/share/mediawiki"
