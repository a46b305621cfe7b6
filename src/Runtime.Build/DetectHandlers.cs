using Lambda.Runtime.Build.Descriptions;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Finds out whether an assembly contains handlers: whether it is a function, and not another program.</summary>
public sealed class DetectHandlers : BuildTask
{
    /// <summary>The path of the assembly. A missing or invalid file has no handlers; running it reports the error.</summary>
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
            using var generated = GeneratedAssembly.Open(Assembly);
            Found = generated.Find(GeneratedNames.Handlers) is not null;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            Log.LogMessage(MessageImportance.Low, $"Did not look for handlers in {Assembly}: {e.Message}");
        }
    }
}
