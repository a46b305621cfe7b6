using Lambda.Runtime.Build.Descriptions;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A kind of template that <c>LambdaTemplate</c> can name.</summary>
/// <param name="Name">The value of the setting.</param>
/// <param name="File">The file beside the project.</param>
/// <param name="Write">Returns the text for a function and the zip's path from the file's folder.</param>
internal sealed record DeployTemplate(string Name, string File, Func<FunctionDescription, string, string> Write)
{
    public static IReadOnlyList<DeployTemplate> All { get; } =
    [
        new("sam", "template.yaml", SamTemplate.Write),
        new("awscli", "deploy.sh", AwsCliTemplate.Write),
        new("terraform", "main.tf", TerraformTemplate.Write),
    ];

    public static DeployTemplate? Find(string name) => All.FirstOrDefault(template => template.Name == name);
}
