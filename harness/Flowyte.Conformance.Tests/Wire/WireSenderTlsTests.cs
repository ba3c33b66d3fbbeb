using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Wire;

/// <summary>Targets behind TLS: certificates are validated as everywhere.</summary>
internal sealed class WireSenderTlsTests
{
    private readonly X509Certificate2 _certificate = SelfSigned(IPAddress.Loopback);

    private readonly X509Certificate2 _ofAnotherHost = SelfSigned(IPAddress.Parse("192.0.2.1"));

    [OneTimeTearDown]
    public void DisposeCertificates()
    {
        _certificate.Dispose();
        _ofAnotherHost.Dispose();
    }

    [Test]
    public async Task A_trusted_target_answers_over_one_connection()
    {
        await using var server = new RawServer(async peer =>
        {
            await peer.SecureAsync(_certificate);
            while (true)
            {
                await peer.ReadRequestAsync();
                await peer.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
            }
        });
        await using var sender = new WireSender { ChainPolicy = Trusting(_certificate) };

        var first = await sender.SendAsync("a/1", Sending.Post(Https(server)), true, Sending.Ample, default);
        var second = await sender.SendAsync("a/2", Sending.Post(Https(server)), true, Sending.Ample, default);

        Assert.That(first.End, Is.EqualTo(ExchangeEnd.Complete), first.EndDetail);
        Assert.That(Sending.Text(second.Response!.Body), Is.EqualTo("hi"));
        Assert.That(server.Accepted, Is.EqualTo(1));
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_makes_the_target_unreachable()
    {
        await using var server = new RawServer(peer => peer.SecureAsync(_certificate));

        await AssertTlsFailsAsync(new WireSender(), server);
    }

    [Test]
    public async Task A_certificate_of_another_host_makes_the_target_unreachable()
    {
        await using var server = new RawServer(peer => peer.SecureAsync(_ofAnotherHost));

        await AssertTlsFailsAsync(new WireSender { ChainPolicy = Trusting(_ofAnotherHost) }, server);
    }

    [Test]
    public async Task A_target_that_speaks_no_tls_is_unreachable()
    {
        await using var server = new RawServer(async peer =>
        {
            await peer.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
            await peer.WaitForCloseAsync();
        });

        await AssertTlsFailsAsync(new WireSender(), server);
    }

    private static async Task AssertTlsFailsAsync(WireSender sender, RawServer server)
    {
        await using (sender)
        {
            var exchange = await sender.SendAsync("a/1", Sending.Post(Https(server)), false, Sending.Ample, default);

            Assert.That(exchange.End, Is.EqualTo(ExchangeEnd.Unreachable));
            Assert.That(exchange.EndDetail, Does.StartWith($"TLS with {server.Url.Authority} failed: "));
            Assert.That(exchange.Response, Is.Null);
        }
    }

    private static Uri Https(RawServer server) => new UriBuilder(server.Url) { Scheme = "https" }.Uri;

    private static X509ChainPolicy Trusting(X509Certificate2 root) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { root },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    private static X509Certificate2 SelfSigned(IPAddress address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=raw server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        var from = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(from.AddDays(-1), from.AddDays(1));
    }
}
