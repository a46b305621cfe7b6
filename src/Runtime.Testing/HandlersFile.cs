using System.Globalization;
using System.Text.Json;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Shared;

namespace Lambda.Runtime.Testing;

/// <summary>Reads <c>handlers.json</c>, which a publish writes beside the binary: it has what a service is configured with, and the binary does not.</summary>
internal static class HandlersFile
{
    private const string Name = "handlers.json";

    /// <summary>What the function allows to pages of other origins, by <c>[assembly: LambdaCors]</c>; <see langword="null"/> for nothing, or without the file.</summary>
    /// <param name="folder">The folder of the binary.</param>
    /// <exception cref="InvalidDataException">The file is not one of a publish; the message says what was found.</exception>
    public static GatewayCors? FindCors(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (JsonElement handler in json.RootElement.GetProperty("handlers").EnumerateArray())
            {
                if (handler.TryGetProperty("cors", out JsonElement cors))
                    return new GatewayCors(Read(cors));
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"'{path}' is not a file that 'dotnet publish' writes: {exception.Message} Publish again, or delete the file.", exception);
        }
    }

    private static CorsDescription Read(JsonElement cors)
    {
        return new CorsDescription(
            List("allowOrigins"), List("allowMethods"), List("allowHeaders"), List("exposeHeaders"), cors.GetProperty("allowCredentials").GetBoolean(),
            cors.GetProperty("maxAge").GetInt32().ToString(CultureInfo.InvariantCulture));

        string[] List(string name) => [.. cors.GetProperty(name).EnumerateArray().Select(static text => text.GetString()!)];
    }
}
