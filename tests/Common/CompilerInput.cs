using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.Tests.Common;

/// <summary>What a project with the package passes to the compiler.</summary>
internal static class CompilerInput
{
    public static readonly ImmutableArray<MetadataReference> References =
        [
            .. Net100.References.All,
            .. new[] { typeof(LambdaHost), typeof(ServiceCollection), typeof(IServiceCollection) }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
        ];

    public static readonly CSharpParseOptions ParseOptions =
        new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("InterceptorsNamespaces", "Lambda.Runtime.Generated")]);
}
