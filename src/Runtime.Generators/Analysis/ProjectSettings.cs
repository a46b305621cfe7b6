using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Reads the properties of the project that the package makes visible to the compiler.</summary>
internal sealed class ProjectSettings(Compilation compilation, AnalyzerConfigOptions options)
{
    /// <summary>Without the package's MSBuild files a test project is known by the framework that it references.</summary>
    private static readonly HashSet<string> s_testAssemblies = new(StringComparer.OrdinalIgnoreCase)
    {
        "Lambda.Runtime.Testing",
        "Microsoft.Testing.Platform",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "nunit.framework",
        "TUnit.Core",
        "xunit.core",
        "xunit.v3.core",
    };

    public bool IsTestProject =>
        Is("IsTestProject", "true")
        || Is("IsTestingPlatformApplication", "true")
        || compilation.ReferencedAssemblyNames.Any(static name => s_testAssemblies.Contains(name.Name));

    /// <summary>
    /// The publish creates native code, unless the project says otherwise, or is a program that references the package only through another project: a web
    /// application or a tool that uses a function's types.
    /// </summary>
    public bool IsNative => Is("_LambdaIsIndirect", "true") && IsProgram ? Is("PublishAot", "true") : !Is("PublishAot", "false");

    /// <summary>Native code has only the invariant culture, unless the project says otherwise.</summary>
    public bool IsInvariant => !Is("InvariantGlobalization", "false");

    /// <summary>Other cultures cannot be created in native code.</summary>
    public bool HasOnlyInvariantCulture => IsInvariant && !Is("PredefinedCulturesOnly", "false");

    /// <summary>In native code System.Text.Json does not read types by reflection, unless the project says otherwise.</summary>
    public bool IsJsonByReflection => Is("JsonSerializerIsReflectionEnabledByDefault", "true");

    /// <summary>System.Text.Json does not read types by reflection here: <c>Lambda.Runtime.Testing</c> sets this in test projects.</summary>
    public bool IsReflectionJsonDisabled => Is("JsonSerializerIsReflectionEnabledByDefault", "false");

    /// <summary>The compiler's own analyzers report what needs dynamic code or untrimmed code.</summary>
    public bool HasAotAnalyzer => Is("EnableAotAnalyzer", "true");

    private bool IsProgram => compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    private bool Is(string property, string value) =>
        options.TryGetValue($"build_property.{property}", out string? found) && string.Equals(found, value, StringComparison.OrdinalIgnoreCase);
}
