using System.Globalization;
using static Lambda.Runtime.Build.Errors.BuildErrorCodes;

namespace Lambda.Runtime.Build.Errors;

internal static partial class BuildErrors
{
    public static BuildError UnknownArchitecture(string value) => new(InvalidArchitecture,
        $"LambdaArchitecture is '{value}'. Expected one of: x86_64 (the default), arm64.");

    public static BuildError UnknownRuntimeIdentifier(string value) => new(InvalidRuntimeIdentifier,
        $"RuntimeIdentifier is '{value}'. Expected one of: linux-x64, linux-arm64. "
        + (value.Contains("musl", StringComparison.Ordinal) ? "Lambda's runtimes have glibc and not musl. " : "")
        + "Remove RuntimeIdentifier, or the option -r; for a program that is not a function, set PublishAot to false.");

    public static BuildError TwoArchitectures(string runtimeIdentifier, string architecture, string expected) => new(ConflictingArchitectures,
        $"RuntimeIdentifier is '{runtimeIdentifier}', and LambdaArchitecture is '{architecture}', which is {expected}. Remove one of them, or set both to the same architecture.");

    /// <param name="name">A property of the SDK.</param>
    /// <param name="value">The value that it has.</param>
    /// <param name="conflict">Why a function cannot be published with it.</param>
    /// <param name="place">What to do where the property is set.</param>
    public static BuildError ConflictsWithNative(string name, string value, string conflict, string place) => new(ConflictingProperty,
        $"{name} is {value}, and {conflict}. {place} {OrdinaryPublish}");

    public static BuildError MisspelledName(string name, string setting, string file, int line) => new(MisspelledSetting,
        $"{name} is not a setting and has no effect. Did you mean {setting}? If your project defines this property, add {MisspelledSetting.Id} to NoWarn.")
    {
        File = file,
        Line = line,
    };

    public static BuildError MemorySizeOutOfRange(string value, int minimum, int maximum) =>
        OutOfRange(InvalidMemorySize, "LambdaMemorySize", value, "megabytes", minimum, maximum);

    public static BuildError TimeoutOutOfRange(string value, int minimum, int maximum) =>
        OutOfRange(InvalidTimeout, "LambdaTimeout", value, "seconds", minimum, maximum);

    public static BuildError UnknownTemplate(string value, IEnumerable<string> expected) => new(InvalidTemplate,
        $"LambdaTemplate is '{value}'. Expected one of: {string.Join(", ", expected)}.");

    public static BuildError ReportNotBoolean(string value) => new(InvalidReport,
        $"LambdaReport is '{value}'. Expected true or false.");

    public static BuildError UnknownTrust(string value) => new(InvalidTrust,
        $"LambdaTrust is '{value}'. Expected one of: once (the default), aws, system.");

    public static BuildError UnknownRuntimeTarget(string value) => new(InvalidRuntimeTarget,
        $"LambdaRuntimeTarget is '{value}'. Expected one of: provided.al2023 (the default), provided.al2.");

    public static BuildError UnknownStaticLinking(string value) => new(InvalidStaticLinking,
        $"LambdaStaticLinking is '{value}'. Expected one of: auto (the default), true, false.");

    public static BuildError MisreadText(string property, string value, string found, string reader, string remedy) => new(InvalidCommandText,
        $"{property} is '{string.Concat(value.Select(static letter => char.IsControl(letter) ? '\u00B7' : letter))}', which is part of the commands that compile and link native code. "
        + $"{char.ToUpperInvariant(reader[0])}{reader[1..]} does not read {found} as part of a name. {remedy}");

    /// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html</remarks>
    private static BuildError OutOfRange(BuildErrorCode code, string setting, string value, string unit, int minimum, int maximum) => new(code,
        string.Create(CultureInfo.InvariantCulture, $"{setting} is '{value}'. Expected a number of {unit} from {minimum} to {maximum}."));
}
