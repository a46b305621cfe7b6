using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>Responds to GET /applications/{application}/environments/{environment}/configurations/{profile} with a configuration, or with some of its feature flags.</summary>
/// <remarks>https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-integration-retrieving-feature-flags.html</remarks>
internal static class AppConfigRequest
{
    /// <summary>Reads the path.</summary>
    /// <param name="path">The path as it was sent, because an encoded slash is a part of a name.</param>
    /// <param name="name">The configuration.</param>
    public static bool TryParse(string path, out AppConfigName name)
    {
        if (path.Split('/') is ["", "applications", { Length: > 0 } application, "environments", { Length: > 0 } environment, "configurations", { Length: > 0 } profile])
        {
            name = AppConfigName.FromPath(application, environment, profile);
            return true;
        }

        name = default;
        return false;
    }

    /// <exception cref="ExtensionErrorException">There is no such configuration, or no such flag in it.</exception>
    public static byte[] Respond(AppConfigName name, StringValues flags, ExtensionValues values, ExtensionSettings settings)
    {
        if (!values.AppConfigurations.TryGetValue(name, out string? text))
            throw ExtensionErrorException.NoConfiguration(name.ToString(), settings.Source, values.AppConfigurations.Keys.Select(static key => key.ToString()));
        if (flags.Count == 0)
            return Encoding.UTF8.GetBytes(text);

        JsonObject all = Parse(text) as JsonObject ?? throw ExtensionErrorException.NoFlags(name.ToString());
        foreach (string? flag in flags)
        {
            if (!all.ContainsKey(flag ?? ""))
                throw ExtensionErrorException.NoFlag(flag ?? "", name.ToString(), all.Select(static member => member.Key));
        }

        // One flag is its attributes, several are an object of them.
        return ReflectionJson.SerializeToUtf8Bytes(
            flags is [{ } single] ? all[single] : new JsonObject(flags.Distinct().Select(flag => KeyValuePair.Create(flag!, all[flag!]?.DeepClone()))));
    }

    /// <summary>The value of the header <c>Configuration-Version</c>.</summary>
    public static string VersionOf(AppConfigName name, ExtensionValues values, ExtensionSettings settings) =>
        settings.Versions.Get($"/applications/{name}", values.AppConfigurations[name]).Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The type that the service has for JSON, or for other text.</summary>
    public static string ContentTypeOf(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] ? "application/json" : "text/plain";

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
