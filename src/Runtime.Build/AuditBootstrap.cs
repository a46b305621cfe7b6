using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Lambda.Runtime.Build.Elf;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>
/// Reads the linked binary and fails where it would not start on Lambda: another architecture, a newer glibc, a library or a loader
/// that is not there. Functions that only seem to need a newer glibc are bound to the old one, in the file.
/// </summary>
/// <remarks>Errors carry the codes <c>LAMBDA120</c> to <c>LAMBDA126</c>.</remarks>
public sealed class AuditBootstrap : Task
{
    /// <summary>The binary, which is written only where something in it can be put right.</summary>
    [Required]
    public string Binary { get; set; } = "";

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    [Required]
    public string Architecture { get; set; } = "";

    /// <summary>The Lambda runtime: <c>provided.al2023</c> or <c>provided.al2</c>.</summary>
    [Required]
    public string RuntimeTarget { get; set; } = "";

    /// <summary>File names of libraries that come with the function, or in a layer.</summary>
    public ITaskItem[] BroughtLibraries { get; set; } = [];

    /// <summary>The SHA-256, in hexadecimal, of what was read, as it is in the file at the end.</summary>
    [Output]
    public string Sha256 { get; private set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (AuditFinding finding in Findings())
            Log.LogError(null, finding.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, finding.Message);
        return !Log.HasLoggedErrors;
    }

    private List<AuditFinding> Findings()
    {
        if (LambdaArchitecture.Find(Architecture) is not { } architecture)
            return [AuditFinding.UnknownArchitecture(Architecture)];
        if (LambdaTarget.Find(RuntimeTarget) is not { } target)
            return [AuditFinding.UnknownTarget(RuntimeTarget)];
        try
        {
            byte[] program = File.ReadAllBytes(Binary);
            List<string> repaired = VersionRepair.Apply(program, architecture, target);
            if (repaired.Count > 0 && !TryWrite(program, out AuditFinding? finding))
                return [finding];
            if (repaired.Count > 0)
                Log.LogMessage(MessageImportance.High, $"{string.Join(", ", repaired)}: bound to {architecture.FirstGlibc}, which is the same function, and which {target.Name} has.");
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(program));
            return BootstrapAudit.Find(Binary, ElfProgram.Read(program), architecture, target, [.. BroughtLibraries.Select(static item => item.ItemSpec)]);
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            return [AuditFinding.Unreadable(Binary, e.Message.TrimEnd('.'))];
        }
    }

    private bool TryWrite(byte[] program, [NotNullWhen(false)] out AuditFinding? finding)
    {
        finding = null;
        try
        {
            // In place, for the file's mode; and alone, so that nobody reads half of it.
            using var file = new FileStream(Binary, FileMode.Open, FileAccess.Write, FileShare.None);
            file.Write(program);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            finding = AuditFinding.Unwritable(Binary, e.Message);
        }

        return finding is null;
    }
}
