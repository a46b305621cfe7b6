using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Parses the properties of the whole compilation.</summary>
internal static class ProjectParser
{
    public static ProjectModel Parse(Compilation compilation, CancellationToken cancellation)
    {
        bool isProgram = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        return new ProjectModel(
            isProgram,
            isProgram && compilation.GetEntryPoint(cancellation) is not null,
            isProgram ? LibraryNames(compilation).OrderBy(static name => name, StringComparer.Ordinal).Distinct().ToEquatableArray() : new([]),
            new JsonOptions(compilation).IsHtmlSafe,
            compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LoggerFactory") is not null,
            compilation.GetTypeByMetadataName("Microsoft.Extensions.Options.IStartupValidator") is not null,
            LanguageVersions.TooOld(compilation));
    }

    /// <summary>The names in the attributes of referenced libraries. Only libraries that reference the runtime can have one.</summary>
    private static IEnumerable<string> LibraryNames(Compilation compilation) =>
        from assembly in compilation.SourceModule.ReferencedAssemblySymbols
        where assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static name => name.Name == "Lambda.Runtime"))
        from attribute in assembly.GetAttributes()
        where attribute.AttributeClass?.Name == "AssemblyMetadataAttribute" && attribute.ConstructorArguments.Length == 2
            && attribute.ConstructorArguments[0].Value as string == GeneratedNames.LibraryHandlersKey
        from name in ((attribute.ConstructorArguments[1].Value as string) ?? "").Split('\n')
        where name.Length > 0
        select name;
}
