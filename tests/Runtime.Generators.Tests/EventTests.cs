using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Events of AWS services, read into types like a user's and written again.</summary>
public sealed class EventTests
{
    /// <summary>The members that the types omit on purpose. All others must be in the response.</summary>
    private static readonly Dictionary<string, string[]> LeftOut = new()
    {
        ["api-gateway-rest"] = ["$.requestContext.identity.accessKey", "$.requestContext.identity.principalOrgId"],
        ["code-pipeline"] = ["$.CodePipeline.job.data.artifactCredentials.secretAccessKey"],
        ["function-url"] = ["$.requestContext.authentication"],
        ["sns"] = ["$.Records[0].Sns.SignatureVersion", "$.Records[1].Sns.SignatureVersion"],
    };

    private static readonly JsonSerializerOptions Specification = new(JsonSerializerOptions.Web)
    {
        Converters = { new MemoryStreamConverter() },
        Encoder = RequiredEscapes.Encoder,
    };

    public static TheoryData<string> Events => [.. EventProgram.Events];

    [Theory]
    [MemberData(nameof(Events))]
    public void EventInTheSerializer_RoundTrips(string name)
    {
        string json = EventProgram.Json(name);
        AssertWhole(name, json, Specified(json, EventProgram.TypeOf(name, EventProgram.Types)));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void EventInTheFunction_RoundTripsAsInTheSerializer(string name)
    {
        using CompiledFunction function = CompiledFunction.Start(EventProgram.Generation, name);
        string json = EventProgram.Json(name);
        (bool isError, string body) = function.Invoke(json);
        Assert.False(isError, body);
        Assert.Equal(Specified(json, EventProgram.TypeOf(name, function.Assembly)), body);
        AssertWhole(name, json, body);
    }

    private static string Specified(string json, Type type) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, Specification), type, Specification);

    private static void AssertWhole(string name, string json, string response)
    {
        JsonDifferences differences = JsonDifferences.Between(json, response);
        Assert.True(differences.Others.Count == 0, string.Join("\n", differences.Others));
        Assert.Equal(LeftOut.GetValueOrDefault(name, []), differences.Missing);
    }
}
