using System.Globalization;
using Lambda.Runtime.Build.Settings;
using Lambda.Runtime.Build.Templates;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Refuses values of settings that Lambda would refuse, and warns of names that are almost a setting's, before anything is compiled.</summary>
/// <remarks>The warning is <c>LAMBDA115</c>. Errors are <c>LAMBDA116</c> for the memory <c>LAMBDA117</c> for the time-out, <c>LAMBDA118</c> for the template, and <c>LAMBDA119</c> for what is to be true or false.</remarks>
public sealed class CheckSettings : Task
{
    /// <summary>Megabytes, 128 to 10240.</summary>
    public string MemorySize { get; set; } = "";

    /// <summary>Seconds, 1 to 900.</summary>
    public string Timeout { get; set; } = "";

    /// <summary>A kind of template, or nothing.</summary>
    public string Template { get; set; } = "";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public string Report { get; set; } = "";

    /// <summary>The MSBuild files of this package, which read the settings.</summary>
    public string[] SettingFiles { get; set; } = [];

    /// <summary>The project's file, and those of the user's in front of it and behind it.</summary>
    public string[] ProjectFiles { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        CheckNumber("LAMBDA116", "LambdaMemorySize", MemorySize, "megabytes", 128, 10_240);
        CheckNumber("LAMBDA117", "LambdaTimeout", Timeout, "seconds", 1, 900);
        if (Template.Length > 0 && DeployTemplate.Named(Template) is null)
            Error("LAMBDA118", $"LambdaTemplate is '{Template}'. It has to be one of {string.Join(", ", DeployTemplate.All.Select(static template => template.Name))}.");
        if (!bool.TryParse(Report, out _))
            Error("LAMBDA119", $"LambdaReport is '{Report}'. It has to be true or false.");
        if (SettingFiles.Length > 0)
            CheckNames(SettingName.ReadBy(SettingFiles));
        return !Log.HasLoggedErrors;
    }

    private void CheckNames(IReadOnlyList<string> settings)
    {
        var given = BuildEngine is IBuildEngine6 engine ? engine.GetGlobalProperties().Keys : [];
        foreach (var property in given.Select(name => new WrittenProperty(name, BuildEngine.ProjectFileOfTaskNode, 0)).Concat(ProjectProperties.In(ProjectFiles)))
        {
            if (SettingName.Meant(property.Name, settings) is { } meant)
                Log.LogWarning(null, "LAMBDA115", null, property.File, property.Line, 0, 0, 0, $"{property.Name} is no setting. Is {meant} meant? It has no effect as it is; if it is a property of the project's own, add LAMBDA115 to NoWarn.");
        }
    }

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html</summary>
    private void CheckNumber(string code, string setting, string value, string unit, int least, int most)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            Error(code, string.Create(CultureInfo.InvariantCulture, $"{setting} is '{value}'. It has to be a number of {unit}, {least} to {most}."));
    }

    private void Error(string code, string message) => Log.LogError(null, code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, message);
}
