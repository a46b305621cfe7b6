using System.Globalization;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Platforms;
using Lambda.Runtime.Build.Settings;
using Lambda.Runtime.Build.Templates;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Checks the values of settings for descriptions and reports, and warns about misspelled settings, before native compilation.</summary>
public sealed class CheckSettings : BuildTask
{
    /// <summary>Megabytes, 128 to 10240.</summary>
    public string MemorySize { get; set; } = "";

    /// <summary>Seconds, 1 to 900.</summary>
    public string Timeout { get; set; } = "";

    /// <summary>The name of a template, or empty.</summary>
    public string Template { get; set; } = "";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public string Report { get; set; } = "";

    /// <summary>The service that sends HTTP requests, such as <c>function-url</c>; empty for the default.</summary>
    public string Http { get; set; } = "";

    /// <summary><c>proxy</c> or <c>each</c>; empty for the default.</summary>
    public string HttpRoutes { get; set; } = "";

    /// <summary>The stage of the API; empty for the default.</summary>
    public string HttpStage { get; set; } = "";

    /// <summary><c>iam</c> or <c>none</c>; empty for the default.</summary>
    public string HttpAuth { get; set; } = "";

    /// <summary>The binary media types of a REST API, with semicolons; empty for the default.</summary>
    public string BinaryMediaTypes { get; set; } = "";

    /// <summary><c>once</c>, <c>aws</c> or <c>system</c>; empty for the default.</summary>
    public string Trust { get; set; } = "";

    /// <summary>The MSBuild files of this package, which read the settings.</summary>
    public string[] SettingFiles { get; set; } = [];

    /// <summary>The project's file, and the user's files that are imported before and after it.</summary>
    public string[] ProjectFiles { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Run()
    {
        if (!IsNumber(MemorySize, LambdaLimits.MinMemorySize, LambdaLimits.MaxMemorySize))
            Error(BuildErrors.MemorySizeOutOfRange(MemorySize, LambdaLimits.MinMemorySize, LambdaLimits.MaxMemorySize));
        if (!IsNumber(Timeout, LambdaLimits.MinTimeout, LambdaLimits.MaxTimeout))
            Error(BuildErrors.TimeoutOutOfRange(Timeout, LambdaLimits.MinTimeout, LambdaLimits.MaxTimeout));
        if (Template.Length > 0 && DeployTemplate.Find(Template) is null)
            Error(BuildErrors.UnknownTemplate(Template, DeployTemplate.All.Select(static template => template.Name)));
        if (!bool.TryParse(Report, out _))
            Error(BuildErrors.ReportNotBoolean(Report));
        HttpSettings.Read(Http, HttpRoutes, HttpStage, HttpAuth, BinaryMediaTypes, Error);
        if (Trust is not ("" or "once" or "aws" or "system"))
            Error(BuildErrors.UnknownTrust(Trust));
        if (SettingFiles.Length > 0)
            CheckNames(SettingName.ReadFrom(SettingFiles));
    }

    private void CheckNames(IReadOnlyList<string> settings)
    {
        IEnumerable<string> given = BuildEngine is IBuildEngine6 engine ? engine.GetGlobalProperties().Keys : [];
        foreach (WrittenProperty property in given.Select(name => new WrittenProperty(name, Project, 0)).Concat(ProjectProperties.In(ProjectFiles)))
        {
            if (SettingName.FindSimilar(property.Name, settings) is { } meant)
                Warning(BuildErrors.MisspelledName(property.Name, meant, property.File, property.Line));
        }
    }

    private static bool IsNumber(string value, int minimum, int maximum) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum;
}
