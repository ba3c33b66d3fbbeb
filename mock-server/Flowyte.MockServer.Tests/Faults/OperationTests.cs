using System.Text;
using Flowyte.MockServer.Faults;
using Flowyte.MockServer.Tests.Hosting;
using static Flowyte.MockServer.Tests.MockClient;

namespace Flowyte.MockServer.Tests.Faults;

/// <summary>Every operation over a real socket.</summary>
[CancelAfter(20_000)]
internal sealed class OperationTests
{
    // They end no answer by themselves, and have tests of their own.
    private static readonly string[] Waiting = ["delay", "hang"];

    private string _folder = "";
    private FlowyteMock _mock = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("faults-").FullName;
        var faults = OperationCases.All.Select(item => $"  - id: {item.Id}\n    title: {item.Operation}\n    change: [{item.Change}]\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "faults.yaml"), "faults:\n" + string.Concat(faults));
        _mock = await FlowyteMock.StartAsync(new MockOptions { FaultsDirectory = _folder });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _mock.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public static IEnumerable<TestCaseData> Cases =>
        OperationCases.All.Select(item => new TestCaseData(item).SetArgDisplayNames(item.Operation, $"{item.Asked}", item.Change));

    [TestCaseSource(nameof(Cases))]
    public async Task An_operation_changes_what_crosses_the_socket(OperationCase item, CancellationToken cancellation)
    {
        var body = Question("Do you ship to Canada?", item.Asked == Asked.Refused ? "agt_nobody" : "agt_123", item.Asked == Asked.Streamed).ToJsonString();
        var request = $"POST /faults/{item.Id}/api/v1/chat/completions HTTP/1.1\r\nHost: mock\r\nAuthorization: Bearer {_mock.Key}\r\n"
            + $"Content-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        var answer = await RawConnection.SendAsync(_mock.BaseUrl, Encoding.ASCII.GetBytes(request), andNothingMore: false, cancellation);

        Assert.That(answer, Does.Match(item.Seen));
    }

    [Test]
    public void Every_operation_is_seen() =>
        Assert.That(OperationCases.All.Select(item => item.Operation).Concat(Waiting).Distinct(), Is.EquivalentTo(FaultOperations.All.Keys));
}
