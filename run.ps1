<#
.SYNOPSIS
    Runs Flowyte.Conformance from a clone, on Windows PowerShell 5.1 and PowerShell 7.
.DESCRIPTION
    ./run.ps1                        tests the embedded mock
    ./run.ps1 --base-url URL ...     tests a deployment
    ./run.ps1 mock --port 8085       runs the mock until Ctrl+C
    ./run.ps1 list requirements      and every other command of flowyte-conformance
    ./run.ps1 test                   runs the tests; more options go to dotnet test
    All options are passed on, and so is the exit code.
#>
# There is no param block: PowerShell would take options such as --out for parameters of this script.
# Nothing here needs the Utility and Management modules, so that a bare PowerShell engine runs it.

# To PowerShell a,b is an array; to the command line it is one argument again.
$options = @(foreach ($argument in $args) { if ($argument -is [array]) { $argument -join ',' } else { [string]$argument } })

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('error: dotnet is not on the PATH. Install the .NET 10 SDK from https://dot.net and run this again.')
    exit 2
}

if ($options.Count -gt 0 -and $options[0] -eq 'test') {
    $rest = @(for ($index = 1; $index -lt $options.Count; $index++) { $options[$index] })
    $call = @('test', [IO.Path]::Combine($PSScriptRoot, 'Flowyte.Conformance.sln')) + $rest
}
else {
    if ($options.Count -eq 0 -or ($options[0].StartsWith('-') -and @('--help', '-h', '-?', '--version') -notcontains $options[0])) {
        $options = @('run') + $options
    }

    $project = [IO.Path]::Combine($PSScriptRoot, 'harness', 'Flowyte.Conformance.Cli')
    $call = @('run', '--project', $project, '--') + $options
}

& dotnet @call
exit $LASTEXITCODE
