# Completes flowyte-conformance in PowerShell: flowyte-conformance completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName flowyte-conformance -ScriptBlock {
    param($word, $ast, $cursor)
    $length = $cursor - $ast.Extent.StartOffset
    $line = "$ast".PadRight($length).Substring(0, $length) -replace '^\S+\s?', ''
    flowyte-conformance "[suggest:$($line.Length)]" "$line" 2>$null |
        Where-Object { $_.StartsWith($word) } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
