using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Says whether the source generator wrote handlers into an assembly: whether it is a function, and not just any program.</summary>
/// <remarks>The file is read and not loaded, so that it can be built again while MSBuild runs on.</remarks>
public sealed class FindHandlers : BuildTask
{
    private const string Namespace = "Lambda.Runtime.Generated";
    private const string TypeName = "LambdaHandlers";

    /// <summary>The assembly's path. One that is missing or no assembly has no handlers: whoever runs it hears of that.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>Whether there are handlers.</summary>
    [Output]
    public bool Found { get; private set; }

    /// <inheritdoc/>
    private protected override void Run()
    {
        try
        {
            using var file = new PEReader(File.OpenRead(Assembly));
            if (file.HasMetadata)
                Found = HasHandlers(file.GetMetadataReader());
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            Log.LogMessage(MessageImportance.Low, $"No handlers were looked for in {Assembly}: {exception.Message}");
        }
    }

    private static bool HasHandlers(MetadataReader metadata) => metadata.TypeDefinitions
        .Select(metadata.GetTypeDefinition)
        .Any(type => metadata.StringComparer.Equals(type.Name, TypeName) && metadata.StringComparer.Equals(type.Namespace, Namespace));
}
