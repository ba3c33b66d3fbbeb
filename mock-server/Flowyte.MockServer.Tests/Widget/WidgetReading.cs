namespace Flowyte.MockServer.Tests.Widget;

/// <summary>Short ways to what an answer about widgets says.</summary>
internal static class WidgetReading
{
    /// <summary>Status and code of a refusal, which has the documented form.</summary>
    public static async Task<(int Status, string? Code)> RefusalAsync(this HttpResponseMessage response)
    {
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var problem = await response.JsonAsync();
        Assert.That((int)problem["status"]!, Is.EqualTo((int)response.StatusCode));
        return ((int)response.StatusCode, (string?)problem["code"]);
    }

    /// <summary>The origin whose pages may read the answer; empty for none.</summary>
    public static string AllowedOrigin(this HttpResponseMessage response) => response.Header("Access-Control-Allow-Origin");
}
