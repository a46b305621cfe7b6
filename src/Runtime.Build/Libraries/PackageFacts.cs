using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>The metadata of a package: a NuGet package in the cache, or a package of the system.</summary>
/// <param name="Id">As its author writes it.</param>
/// <param name="Version">Its version.</param>
/// <param name="LicenseExpression">An SPDX expression, if its license is one.</param>
/// <param name="LicenseFile">The license file in the package, if its license is one.</param>
/// <param name="LicenseUrl">The URL or the name of its license, if nothing else is known.</param>
/// <param name="ContentHash">The SHA-512 of its content in hexadecimal, as in lock files; <see langword="null"/> if the cache does not contain it.</param>
internal sealed record PackageFacts(
    string Id, string Version, string? LicenseExpression, string? LicenseFile, string? LicenseUrl, string? ContentHash)
{
    /// <summary>The package URL; empty if it is unknown.</summary>
    public string PackageUrl { get; init; } = $"pkg:nuget/{Uri.EscapeDataString(Id)}@{Uri.EscapeDataString(Version)}";

    /// <summary>Enough for paths such as <c>id/version/runtimes/linux-x64/lib/net10.0/x.dll</c>.</summary>
    private const int MaxDepth = 8;

    /// <summary>Finds the package of a file: the nearest parent folder with a nuspec. <see langword="null"/> if no parent folder has one.</summary>
    public static PackageFacts? Find(string path)
    {
        var folder = Path.GetDirectoryName(path);
        for (var i = 0; i < MaxDepth && folder is not null; i++, folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, ".nupkg.metadata")) && Directory.GetFiles(folder, "*.nuspec") is [var nuspec])
                return Read(nuspec, Path.Combine(folder, ".nupkg.metadata"));
        }

        return null;
    }

    private static PackageFacts? Read(string nuspec, string metadata)
    {
        try
        {
            var facts = XDocument.Load(nuspec).Root?.Elements().FirstOrDefault(static element => element.Name.LocalName == "metadata");
            if (Element("id")?.Value is not { } id || Element("version")?.Value is not { } version)
                return null;
            var license = Element("license");
            var type = license?.Attribute("type")?.Value;
            return new PackageFacts(
                id,
                version,
                type == "expression" ? license!.Value : null,
                type == "file" ? license!.Value : null,
                license is null ? Element("licenseUrl")?.Value : null,
                ContentHashOf(metadata));

            XElement? Element(string name) => facts?.Elements().FirstOrDefault(element => element.Name.LocalName == name);
        }
        catch (XmlException)
        {
            return null; // restore would have failed
        }
    }

    private static string? ContentHashOf(string metadata)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(metadata));
            return Convert.ToHexStringLower(json.RootElement.GetProperty("contentHash").GetBytesFromBase64());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
