# Completes flowyte-conformance in fish: flowyte-conformance completion fish | source
function __flowyte_conformance
    set -l line (string replace -r '^\S+\s?' '' -- (commandline -cp))
    flowyte-conformance "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c flowyte-conformance -a '(__flowyte_conformance)'
