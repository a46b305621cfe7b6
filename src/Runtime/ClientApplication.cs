using System.Text.Json;

namespace Lambda.Runtime;

/// <summary>The application that invoked the function, from the client context.</summary>
public sealed class ClientApplication
{
    internal ClientApplication(JsonElement client)
    {
        string? Text(string name) =>
            client.ValueKind == JsonValueKind.Object && client.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;

        InstallationId = Text("installation_id");
        AppTitle = Text("app_title");
        AppVersionName = Text("app_version_name");
        AppVersionCode = Text("app_version_code");
        AppPackageName = Text("app_package_name");
    }

    /// <summary><c>installation_id</c></summary>
    public string? InstallationId { get; }

    /// <summary><c>app_title</c></summary>
    public string? AppTitle { get; }

    /// <summary><c>app_version_name</c></summary>
    public string? AppVersionName { get; }

    /// <summary><c>app_version_code</c></summary>
    public string? AppVersionCode { get; }

    /// <summary><c>app_package_name</c></summary>
    public string? AppPackageName { get; }
}
