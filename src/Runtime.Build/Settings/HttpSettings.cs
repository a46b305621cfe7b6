using System.Text.RegularExpressions;
using Lambda.Runtime.Build.Errors;

namespace Lambda.Runtime.Build.Settings;

/// <summary>How a template connects a function that has routes to HTTP.</summary>
/// <param name="Target">The service.</param>
/// <param name="HasEachRoute">Whether each route of the function is one of the API.</param>
/// <param name="Stage">The stage of the API; empty if the service has none.</param>
/// <param name="IsPublic">Whether requests need no signature of IAM.</param>
/// <param name="BinaryMediaTypes">The content types of a REST API whose bodies are bytes.</param>
internal sealed partial record HttpSettings(HttpTarget Target, bool HasEachRoute, string Stage, bool IsPublic, IReadOnlyList<string> BinaryMediaTypes)
{
    /// <summary>The settings of a project that sets none.</summary>
    public static HttpSettings Default { get; } = new(HttpTarget.All[0], false, "", false, []);

    /// <summary>Reads the values of the settings; an empty one is the default. Errors are reported, and their default is used.</summary>
    public static HttpSettings Read(string target, string routes, string stage, string auth, string binaryMediaTypes, Action<BuildError> report)
    {
        var found = HttpTarget.Find(target.Length == 0 ? Default.Target.Name : target);
        if (found is null)
        {
            report(BuildErrors.UnknownHttp(target, HttpTarget.All.Select(static known => known.Name)));
            return Default;
        }

        if (routes is not ("" or "proxy" or "each"))
            report(BuildErrors.UnknownHttpRoutes(routes));
        else if (routes == "each" && found.NoRoutes is { } reason)
            report(BuildErrors.HttpWithoutRoutes(found.Name, reason));
        if (stage.Length > 0 && found.DefaultStage is null)
            report(BuildErrors.HttpWithoutStages(stage, found.Name, found.Noun));
        else if (stage.Length > 0 && stage != found.DefaultStage && !StageName().IsMatch(stage))
            report(BuildErrors.InvalidStage(stage, found.DefaultStage!));
        if (auth is not ("" or "iam" or "none"))
            report(BuildErrors.UnknownHttpAuth(auth));
        else if (auth == "iam" && found.IsAlwaysPublic)
            report(BuildErrors.HttpWithoutIam(found.Name, found.Noun));
        string[] types = binaryMediaTypes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (types.Length > 0 && !found.HasBinaryMediaTypes)
            report(BuildErrors.HttpWithoutBinaryMediaTypes(found.Name, found.Noun));
        foreach (string type in types.Where(static type => !MediaType().IsMatch(type)))
            report(BuildErrors.NoMediaType(type));
        return new HttpSettings(
            found, routes == "each", stage.Length > 0 ? stage : found.DefaultStage ?? "", found.IsAlwaysPublic || auth == "none", types.Length > 0 ? types : ["*/*"]);
    }

    /// <summary>Whether bodies of a content type are bytes. <c>image/*</c> in the list is all images.</summary>
    public bool AreBytes(string contentType) =>
        !Target.HasBinaryMediaTypes || BinaryMediaTypes.Any(type => type is "*/*" || type == contentType || type == $"{contentType.Split('/')[0]}/*");

    [GeneratedRegex("^[A-Za-z0-9_-]{1,128}$")]
    private static partial Regex StageName();

    [GeneratedRegex(@"^[A-Za-z0-9!#$&^_.+*-]+/[A-Za-z0-9!#$&^_.+*-]+$")]
    private static partial Regex MediaType();
}
