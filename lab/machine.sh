#!/bin/sh
# Makes fresh namespaces into a small machine of its own. $1: its folder, $2: its name, $3: tini.
# Runs as process 1 of its own process namespace: when it dies, everything in the machine dies.
set -e
folder=$1
mount -t proc proc /proc
# /sys shows the network of whoever mounted it: mount it anew, and put the control groups back.
mount --rbind /sys/fs/cgroup "$folder/tmp"
mount -t sysfs sysfs /sys
mount --rbind "$folder/tmp" /sys/fs/cgroup
umount --recursive --lazy "$folder/tmp"
hostname "$2"
for dir in run home root tmp; do
    mount --bind "$folder/$dir" "/$dir"
done
# Laid over the whole of /etc, not bound file by file: useradd and its like replace a file on the
# outer machine, and a mount on a replaced file is gone.
rm -rf "$folder/etc-upper" "$folder/etc-work"
mkdir "$folder/etc-upper" "$folder/etc-work"
for file in passwd group shadow hosts; do
    cp -p "$folder/etc/$file" "$folder/etc-upper/$file"
done
mount -t overlay overlay \
    -o "lowerdir=/etc,upperdir=$folder/etc-upper,workdir=$folder/etc-work" /etc
: >"$folder/made"
exec "$3" -- sleep infinity
