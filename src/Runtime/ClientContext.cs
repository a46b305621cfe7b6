using System.Text.Json;

namespace Lambda.Runtime;

/// <summary>The client context of an invocation, as the mobile SDKs and other callers send it.</summary>
/// <remarks>Immutable. Data that was not sent is empty or <see langword="null"/>.</remarks>
public sealed class ClientContext
{
    internal ClientContext(JsonElement root)
    {
        Client = new ClientApplication(root.TryGetProperty("client", out JsonElement client) ? client : default);
        Custom = Values(root, "custom", static value => value);
        Environment = Values(root, "env", static value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
    }

    /// <summary>The calling application.</summary>
    public ClientApplication Client { get; }

    /// <summary>Additional data of the caller: <c>custom</c>. A value may be any JSON.</summary>
    public IReadOnlyDictionary<string, JsonElement> Custom { get; }

    /// <summary>The environment of the caller: <c>env</c>, such as its locale and platform. A value other than a string is its JSON text.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    private static Dictionary<string, T> Values<T>(JsonElement root, string name, Func<JsonElement, T> convert)
    {
        var values = new Dictionary<string, T>();
        if (root.TryGetProperty(name, out JsonElement entries) && entries.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty entry in entries.EnumerateObject())
                values[entry.Name] = convert(entry.Value);
        }

        return values;
    }
}
