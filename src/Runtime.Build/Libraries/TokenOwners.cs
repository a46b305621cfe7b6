using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Lambda.Runtime.Build.Libraries;

/// <summary>Finds the assembly and the namespace of a type or method. An array belongs to its element type, and an instantiation to the generic type.</summary>
internal sealed class TokenOwners(MetadataReader reader) : ISignatureTypeProvider<(string? Assembly, string Namespace), object?>
{
    private static readonly (string?, string) Primitive = ("System.Private.CoreLib", "System");

    public (string? Assembly, string Namespace) Find(EntityHandle entity) => entity.Kind switch
    {
        HandleKind.MethodSpecification => Find(reader.GetMethodSpecification((MethodSpecificationHandle)entity).Method),
        HandleKind.MemberReference => Find(reader.GetMemberReference((MemberReferenceHandle)entity).Parent),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)entity).DecodeSignature(this, null),
        HandleKind.TypeReference => Find(reader.GetTypeReference((TypeReferenceHandle)entity)),
        _ => (null, "(of no assembly)"),
    };

    private (string?, string) Find(TypeReference type) => type.ResolutionScope.Kind switch
    {
        HandleKind.TypeReference => Find(reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)),
        HandleKind.AssemblyReference => (
            reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
            reader.GetString(type.Namespace)),
        _ => (null, "(of no assembly)"),
    };

    public (string? Assembly, string Namespace) GetTypeFromReference(MetadataReader metadata, TypeReferenceHandle handle, byte rawTypeKind) => Find(handle);

    public (string? Assembly, string Namespace) GetTypeFromSpecification(MetadataReader metadata, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        Find(handle);

    public (string? Assembly, string Namespace) GetTypeFromDefinition(MetadataReader metadata, TypeDefinitionHandle handle, byte rawTypeKind) => Primitive;

    public (string? Assembly, string Namespace) GetPrimitiveType(PrimitiveTypeCode typeCode) => Primitive;

    public (string? Assembly, string Namespace) GetFunctionPointerType(MethodSignature<(string? Assembly, string Namespace)> signature) => Primitive;

    public (string? Assembly, string Namespace) GetGenericMethodParameter(object? genericContext, int index) => Primitive;

    public (string? Assembly, string Namespace) GetGenericTypeParameter(object? genericContext, int index) => Primitive;

    public (string? Assembly, string Namespace) GetArrayType((string? Assembly, string Namespace) elementType, ArrayShape shape) => elementType;

    public (string? Assembly, string Namespace) GetByReferenceType((string? Assembly, string Namespace) elementType) => elementType;

    public (string? Assembly, string Namespace) GetPointerType((string? Assembly, string Namespace) elementType) => elementType;

    public (string? Assembly, string Namespace) GetPinnedType((string? Assembly, string Namespace) elementType) => elementType;

    public (string? Assembly, string Namespace) GetSZArrayType((string? Assembly, string Namespace) elementType) => elementType;

    public (string? Assembly, string Namespace) GetModifiedType(
        (string? Assembly, string Namespace) modifier, (string? Assembly, string Namespace) unmodifiedType, bool isRequired) => unmodifiedType;

    public (string? Assembly, string Namespace) GetGenericInstantiation(
        (string? Assembly, string Namespace) genericType, ImmutableArray<(string? Assembly, string Namespace)> typeArguments) => genericType;
}
