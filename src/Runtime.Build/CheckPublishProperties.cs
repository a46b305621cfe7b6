using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Settings;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Checks the properties of the SDK that describe another kind of publish, before anything is restored or built for the function.</summary>
/// <remarks>
/// With some of them the publish would fail later, with an error that does not name them. The others would have no effect, which is a warning.
/// </remarks>
public sealed class CheckPublishProperties : BuildTask
{
    private static readonly Dictionary<string, (string Value, string Conflict, bool IsError)> Conflicts = new()
    {
        ["SelfContained"] = ("false", "the native binary of a function contains .NET", true),
        ["PublishSelfContained"] = ("false", "the native binary of a function contains .NET", true),
        ["PublishTrimmed"] = ("false", "the native compiler always removes code that is not used", true),
        ["PublishSingleFile"] = ("true", "the native binary of a function is a single file without it", false),
        ["PublishReadyToRun"] = ("true", "the native binary of a function contains no code that ReadyToRun would compile", false),
    };

    /// <summary>The names of properties that have the conflicting value.</summary>
    public string[] Names { get; set; } = [];

    /// <summary>The project's file, and the user's files that are imported before and after it.</summary>
    public string[] ProjectFiles { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Run()
    {
        foreach (string name in Names)
        {
            (string value, string conflict, bool isError) = Conflicts[name];
            WrittenProperty? written = IsGlobal(name) ? null
                : ProjectProperties.In(ProjectFiles).FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            string place = IsGlobal(name) ? $"Remove {name} from the command line{(name == "SelfContained" ? ", or the option --no-self-contained" : "")}."
                : written is not null ? $"Remove {name} from this line."
                : $"Remove {name} from the file that sets it, which the project imports.";
            BuildError error = BuildErrors.ConflictsWithNative(name, value, conflict, place) with { File = written?.File, Line = written?.Line ?? 0 };
            if (isError)
                Error(error);
            else
                Warning(error);
        }
    }

    private bool IsGlobal(string name) => BuildEngine is IBuildEngine6 engine && engine.GetGlobalProperties().Keys.Contains(name, StringComparer.OrdinalIgnoreCase);
}
