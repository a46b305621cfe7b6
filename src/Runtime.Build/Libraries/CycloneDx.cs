using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>Writes a bill of materials in CycloneDX format, without a time and a serial number, so that the same function gives the same file.</summary>
/// <remarks>https://cyclonedx.org/docs/1.6/json/</remarks>
internal static class CycloneDx
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="functionName">The function.</param>
    /// <param name="functionVersion">Its version.</param>
    /// <param name="libraries">The libraries in it.</param>
    /// <param name="isComplete">Whether the list is complete: false if the files that the linker added are unknown.</param>
    public static byte[] Write(string functionName, string functionVersion, IReadOnlyList<Library> libraries, bool isComplete)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            json.WriteStartObject("component");
            WriteIdentity(json, "application", functionName, functionVersion);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("components");
            foreach (Library library in libraries)
                Write(json, library);
            json.WriteEndArray();
            if (!isComplete)
            {
                json.WriteStartArray("compositions");
                json.WriteStartObject();
                json.WriteString("aggregate", "incomplete");
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Library library)
    {
        json.WriteStartObject();
        WriteIdentity(json, "library", library.Name, library.Version);
        if (library.Package is { } package)
        {
            if (package.ContentHash is { } hash)
                WriteHash(json, hash);
            WriteLicense(json, package);
            if (package.PackageUrl.Length > 0)
                json.WriteString("purl", package.PackageUrl);
            json.WriteStartArray("components");
            foreach (LibraryFile file in library.Files)
            {
                json.WriteStartObject();
                WriteIdentity(json, "library", file.Name, file.Version);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, string type, string name, string? version)
    {
        json.WriteString("type", type);
        json.WriteString("name", name);
        if (!string.IsNullOrEmpty(version))
            json.WriteString("version", version);
    }

    private static void WriteHash(Utf8JsonWriter json, string sha512)
    {
        json.WriteStartArray("hashes");
        json.WriteStartObject();
        json.WriteString("alg", "SHA-512");
        json.WriteString("content", sha512);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Writes an SPDX expression, or a license that is identified only by its location.</summary>
    private static void WriteLicense(Utf8JsonWriter json, PackageFacts package)
    {
        if ((package.LicenseExpression ?? package.LicenseFile ?? package.LicenseUrl) is not { } license)
            return;
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        if (package.LicenseExpression is not null)
        {
            json.WriteString("expression", license);
        }
        else
        {
            json.WriteStartObject("license");
            json.WriteString("name", package.LicenseFile is null ? license : $"{license}, a file of the package");
            if (package.LicenseUrl is { } url && Uri.IsWellFormedUriString(url, UriKind.Absolute))
                json.WriteString("url", url);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
