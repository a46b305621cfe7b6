using Lambda.Runtime.Build.Linking;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>
/// Decides between a static and a dynamic binary, by what the compiled function refers to. Static has no glibc floor and starts faster;
/// but what it contains must not load libraries while it runs.
/// </summary>
/// <remarks>Errors carry the codes <c>LAMBDA120</c> and <c>LAMBDA127</c> to <c>LAMBDA129</c>.</remarks>
public sealed class ChooseLinking : Task
{
    /// <summary><c>auto</c>, <c>true</c> or <c>false</c>.</summary>
    [Required]
    public string Setting { get; set; } = "";

    /// <summary>The compiler's object file.</summary>
    [Required]
    public string ObjectFile { get; set; } = "";

    /// <summary>What the user links besides: files, or options.</summary>
    public ITaskItem[] NativeInputs { get; set; } = [];

    /// <summary>The project's <c>PositionIndependentExecutable</c>, as text: <c>true</c>, <c>false</c>, or nothing.</summary>
    public string PositionIndependent { get; set; } = "";

    /// <summary>The compiler that links.</summary>
    [Required]
    public string Compiler { get; set; } = "";

    /// <summary>Where the compiler says that libc.a is: its path, or the bare name where it is nowhere.</summary>
    public string CLibrary { get; set; } = "";

    /// <summary>Where the compiler says that rcrt1.o is, which a static binary starts with that can be loaded anywhere: its path, or the bare name where it is nowhere.</summary>
    public string StartFile { get; set; } = "";

    /// <summary>The SDK's <c>LinkerFlavor</c>: <c>bfd</c>, <c>lld</c>, <c>gold</c>, or nothing.</summary>
    public string LinkerFlavor { get; set; } = "";

    /// <summary>The name that the message starts with: the project's.</summary>
    public string FunctionName { get; set; } = "";

    /// <summary>Whether to link statically.</summary>
    [Output]
    public bool IsStatic { get; private set; }

    /// <summary>Whether a static binary can be loaded at any address, and so is at another in each process.</summary>
    [Output]
    public bool IsStaticPositionIndependent { get; private set; }

    /// <summary>
    /// Whether the function, or a library of the user's, may call <c>log</c>. Otherwise .NET's allocator alone refers to it, for samples that no native function
    /// takes, and would have every dynamic binary load libm at its start.
    /// </summary>
    [Output]
    public bool UsesLogarithm { get; private set; }

    /// <summary>Whether the function, or a library of the user's, may set handlers of signals beside the runtime: by .NET's <c>PosixSignalRegistration</c>, or itself.</summary>
    [Output]
    public bool SetsSignals { get; private set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            NativeInput[] inputs = [NativeInput.OfCompiler(ObjectFile), .. NativeInputs.Select(static item => NativeInput.OfUser(item.ItemSpec))];
            UsesLogarithm = inputs.Any(static input => input.Undefined is null || input.Undefined.Contains("log"));
            SetsSignals = inputs[0].Undefined?.Contains("SystemNative_EnablePosixSignalHandling") != false
                || inputs.Skip(1).Any(static input => input.Undefined is null || input.Undefined.Contains("sigaction"));
            string? whyFixed = WhyFixed(inputs);

            // MSBuild compares without regard to case, and so do the SDK's own targets.
            string reasons = Setting.ToLowerInvariant() switch
            {
                "false" => "LambdaStaticLinking is false",
                "auto" or "true" => Reasons(inputs, whyFixed),
                _ => throw LinkingException.UnknownSetting(Setting),
            };
            IsStatic = reasons.Length == 0;
            IsStaticPositionIndependent = IsStatic && whyFixed is null;
            string fixedAddress = whyFixed is null ? "" : $"; at the same address in each process, because {whyFixed}";
            Log.LogMessage(MessageImportance.High, $"{FunctionName}: linked {(IsStatic ? Static + fixedAddress : $"dynamically, because {reasons}")}.");
            return true;
        }
        catch (LinkingException e)
        {
            Log.LogError(null, e.Code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, e.Message);
            return false;
        }
    }

    private const string Static = "statically, because nothing in it loads libraries at run time: no OpenSSL, no name resolution, no users or groups";

    /// <summary>Why a static binary would be at the same address in each process; <see langword="null"/> where it would not.</summary>
    private string? WhyFixed(IEnumerable<NativeInput> inputs)
    {
        if (IsSet(PositionIndependent, "false"))
            return "PositionIndependentExecutable is false";
        if (IsSet(LinkerFlavor, "gold"))
            return "the linker is gold, which links no other static binaries";
        if (!Path.IsPathRooted(StartFile))
            return $"'{Compiler}' finds no rcrt1.o";
        return inputs.FirstOrDefault(static input => input.NeedsFixedAddress) is { } fixedInput ? $"'{fixedInput.Name}' was not compiled with -fPIC or -fPIE" : null;
    }

    /// <summary>Why not statically; empty where there is no reason.</summary>
    private string Reasons(IEnumerable<NativeInput> inputs, string? whyFixed)
    {
        string[] reasons = [.. inputs.SelectMany(static input => input.Reasons())];
        if (reasons.Length > 0)
            return !IsSet(Setting, "true") ? $"it contains {string.Join(", ", reasons)}" : throw LinkingException.UnsafeWhenStatic(string.Join(", ", reasons));
        if (!Path.IsPathRooted(CLibrary))
            return !IsSet(Setting, "true") ? $"'{Compiler}' finds no libc.a to link statically" : throw LinkingException.NoStaticLibrary(Compiler);
        if (IsSet(PositionIndependent, "true") && whyFixed is not null)
            return !IsSet(Setting, "true") ? $"PositionIndependentExecutable is true and a static binary would be at the same address in each process: {whyFixed}" : throw LinkingException.FixedAddress(whyFixed);
        return "";
    }

    private static bool IsSet(string setting, string value) => setting.Equals(value, StringComparison.OrdinalIgnoreCase);
}
