using System.Text;
using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Packaging;
using Lambda.Runtime.Build.Templates;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Writes <c>handlers.json</c> beside the zip: what tools that deploy have to know of each handler; and a template for one of them.</summary>
/// <remarks>The error is <c>LAMBDA140</c>, or one of <see cref="PackagingException"/>.</remarks>
public sealed class DescribeFunction : Task
{
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

    /// <summary>What the binary was made for: <c>linux-x64</c>.</summary>
    [Required]
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>Lambda's runtime.</summary>
    [Required]
    public string Runtime { get; set; } = "";

    /// <summary>Megabytes.</summary>
    [Required]
    public int MemorySize { get; set; }

    /// <summary>Seconds.</summary>
    [Required]
    public int Timeout { get; set; }

    /// <summary>Which template to write: <c>sam</c>, <c>awscli</c>, <c>terraform</c>; none when empty.</summary>
    public string Template { get; set; } = "";

    /// <summary>Where the template goes: the project's folder.</summary>
    public string TemplateFolder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var function = new FunctionDescription(
                FunctionName, ZipFile, CodeSha256, Runtime, Architecture(), MemorySize, Timeout, AssemblyHandlers.Read(Assembly));
            OutputFile.Write(Path.Combine(Path.GetDirectoryName(ZipFile)!, "handlers.json"), HandlersJson.Write(function));
            if (DeployTemplate.Named(Template) is { } template)
                Write(template, function);
        }
        catch (PackagingException e)
        {
            Error(e.Code, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Error("LAMBDA140", $"'{Assembly}', which names the function's handlers, cannot be read: {e.Message} Delete the folder obj and publish again.");
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Into the project's folder, where it is one of the user's files from then on: an edited one is left as it is.</summary>
    private void Write(DeployTemplate template, FunctionDescription function)
    {
        var file = Path.Combine(TemplateFolder, template.File);
        if (IsTheUsers(file))
        {
            Log.LogMessage(MessageImportance.High, $"{FunctionName}: {file} has been edited and stays as it is. Delete it for a new one.");
            return;
        }

        var zip = Path.GetRelativePath(TemplateFolder, ZipFile).Replace('\\', '/');
        OutputFile.Write(file, Encoding.UTF8.GetBytes(TemplateFile.Signed(template.Write(function, zip))));
        Log.LogMessage(MessageImportance.High, $"{FunctionName}: {file} describes the deployment for {template.Name}.");
    }

    private static bool IsTheUsers(string file)
    {
        if (!File.Exists(ContentFile.FollowLinks(file) ?? file) || FileType.Special(file) is not null)
        {
            OutputFile.Check(file);
            return false;
        }

        try
        {
            return !TemplateFile.IsUntouched(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackagingException.Unwritable(file, 0, e);
        }
    }

    private string Architecture() => RuntimeIdentifier.EndsWith("-arm64", StringComparison.Ordinal) ? "arm64" : "x86_64";

    private void Error(string code, string message) => Log.LogError(null, code, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0, message);
}
