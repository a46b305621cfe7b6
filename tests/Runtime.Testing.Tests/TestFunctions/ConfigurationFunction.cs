using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>A function that reads what its event names: <c>["secret","prod/db"]</c>.</summary>
internal static class ConfigurationFunction
{
    public static byte[] Read(RuntimeResponse next) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Read(next.Body)));

    public static string Read(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<string[]>(json.Span) switch
    {
        ["secret", var name] => AwsConfiguration.GetSecret(name),
        ["bytes", var name] => Convert.ToHexString(AwsConfiguration.GetSecretBytes(name)),
        ["parameter", var name] => AwsConfiguration.GetParameter(name),
        ["configuration", var application, var environment, var profile, .. var flags] => AwsConfiguration.GetAppConfig(application, environment, profile, flags),
        _ => throw new FormatException(Encoding.UTF8.GetString(json.Span)),
    };
}
