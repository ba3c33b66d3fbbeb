#compdef flowyte-conformance
# Completes flowyte-conformance in zsh: source <(flowyte-conformance completion zsh), after compinit.
_flowyte_conformance() {
    local line=${LBUFFER#* }
    local -a found
    found=(${(f)"$($words[1] "[suggest:${#line}]" "$line" 2>/dev/null)"})
    if (( ${#found} )); then compadd -a found; else _files; fi
}
compdef _flowyte_conformance flowyte-conformance
