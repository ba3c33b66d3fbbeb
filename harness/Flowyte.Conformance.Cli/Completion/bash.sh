# Completes flowyte-conformance in bash: eval "$(flowyte-conformance completion bash)"
_flowyte_conformance() {
    local line=${COMP_LINE:0:COMP_POINT}
    line=${line#* }
    local IFS=$'\n'
    COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _flowyte_conformance flowyte-conformance
