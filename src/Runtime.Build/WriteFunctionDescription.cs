using System.Text;
using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Errors;
using Lambda.Runtime.Build.Packaging;
using Lambda.Runtime.Build.Settings;
using Lambda.Runtime.Build.Templates;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Writes <c>handlers.json</c> beside the zip, which describes each handler for deployment tools, and a template for one of them.</summary>
public sealed class WriteFunctionDescription : BuildTask
{
    private static readonly string[] _ownTypes = ["application/json", "application/problem+json", "text/plain"];

    /// <summary>The managed assembly that the binary was compiled from.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The zip, absolute.</summary>
    [Required]
    public string ZipFile { get; set; } = "";

    /// <summary>The zip's SHA-256 in Base64.</summary>
    [Required]
    public string CodeSha256 { get; set; } = "";

    /// <summary>The project's name.</summary>
    [Required]
    public string FunctionName { get; set; } = "";

    /// <summary>The platform of the binary, such as <c>linux-x64</c>.</summary>
    [Required]
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>Lambda's runtime, such as <c>provided.al2023</c>.</summary>
    [Required]
    public string Runtime { get; set; } = "";

    /// <summary>Megabytes.</summary>
    [Required]
    public int MemorySize { get; set; }

    /// <summary>Seconds.</summary>
    [Required]
    public int Timeout { get; set; }

    /// <summary>The service that sends HTTP requests to a handler with routes; empty for the default.</summary>
    public string Http { get; set; } = "";

    /// <summary><c>proxy</c> or <c>each</c>; empty for the default.</summary>
    public string HttpRoutes { get; set; } = "";

    /// <summary>The stage of the API; empty for the default.</summary>
    public string HttpStage { get; set; } = "";

    /// <summary><c>iam</c> or <c>none</c>; empty for the default.</summary>
    public string HttpAuth { get; set; } = "";

    /// <summary>The binary media types of a REST API, with semicolons; empty for the default.</summary>
    public string BinaryMediaTypes { get; set; } = "";

    /// <summary>The template to write: <c>sam</c>, <c>awscli</c> or <c>terraform</c>; empty for no template.</summary>
    public string Template { get; set; } = "";

    /// <summary>The folder of the template: the project's.</summary>
    public string TemplateFolder { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Run()
    {
        try
        {
            var function = new FunctionDescription(
                FunctionName, ZipFile, CodeSha256, Runtime, Architecture(), MemorySize, Timeout, HandlerDescriptionReader.Read(Assembly))
            {
                Http = HttpSettings.Read(Http, HttpRoutes, HttpStage, HttpAuth, BinaryMediaTypes, Error),
            };
            CheckCompression(function);
            OutputFile.Write(Path.Combine(Path.GetDirectoryName(ZipFile)!, "handlers.json"), HandlersJson.Write(function));
            if (DeployTemplate.Find(Template) is { } template)
                WriteTemplate(template, function);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Error(BuildErrors.UnreadableHandlers(Assembly, e.Message));
        }
    }

    /// <summary>Warns if a REST API would not decode compressed JSON, problems or text, which routes respond with unless they set another type.</summary>
    private void CheckCompression(FunctionDescription function)
    {
        string[] missing = [.. _ownTypes.Where(type => !function.Http.AreBytes(type))];
        if (missing.Length > 0 && function.Handlers.Any(static handler => handler.Compresses))
            Warning(BuildErrors.CompressedWithoutBytes(BinaryMediaTypes, missing));
    }

    /// <summary>Writes a template to the project's folder. A template that the user has edited is not replaced.</summary>
    private void WriteTemplate(DeployTemplate template, FunctionDescription function)
    {
        IReadOnlyList<DeployedHandler> handlers = DeployedHandler.FromFunction(function);
        foreach (DeployedHandler handler in handlers)
        {
            if (LogsLoop.Find(handlers, handler) is { } others)
                Error(BuildErrors.LogsOfItself(handler.Handler, handler.FunctionName, handler.Source!.Name!, others));
            if (handler.Http is { HasEachRoute: true } http && ApiQuota.Check(handler, http) is { } error)
                Error(error);
        }

        if (Log.HasLoggedErrors)
            return;
        string file = Path.Combine(TemplateFolder, template.File);
        string text = template.Write(function, Path.GetRelativePath(TemplateFolder, ZipFile).Replace('\\', '/'));
        if (IsEdited(file))
        {
            string missing = TemplateFile.DescribeMissing(file, text);
            Log.LogMessage(MessageImportance.High, $"{FunctionName}: {file} has been edited and is not replaced. Delete it to get a new one. {missing}");
            return;
        }

        WarnOfLostNames(file, text);
        OutputFile.Write(file, Encoding.UTF8.GetBytes(TemplateFile.AddDigest(text)));
        Log.LogMessage(MessageImportance.High, $"{FunctionName}: {file} describes the deployment for {template.Name}.");
    }

    /// <summary>A function that gets another name, as with the second handler, is another function to the service. So are its queue and its address.</summary>
    private void WarnOfLostNames(string file, string text)
    {
        if (!File.Exists(file))
            return;
        string replaced = File.ReadAllText(file);
        IReadOnlyList<string> lost = TemplateFile.NamesOnlyIn(replaced, text);
        if (lost.Count > 0)
            Warning(BuildErrors.NamesLost(file, lost, TemplateFile.NamesOnlyIn(text, replaced)));
    }

    private static bool IsEdited(string file)
    {
        if (!File.Exists(ContentFile.FollowLinks(file) ?? file) || FileType.DescribeSpecial(file) is not null)
        {
            OutputFile.Check(file);
            return false;
        }

        try
        {
            return !TemplateFile.IsUnedited(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildErrors.Unwritable(file, 0, e));
        }
    }

    private string Architecture() => RuntimeIdentifier.EndsWith("-arm64", StringComparison.Ordinal) ? "arm64" : "x86_64";
}
