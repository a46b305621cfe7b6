using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Checks that a value can be populated instead of replaced.</summary>
/// <remarks>Used by generated readers, for members with <c>JsonObjectCreationHandling.Populate</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonPopulate
{
    /// <summary>Checks that elements can be added to a collection.</summary>
    /// <exception cref="JsonException">It is read-only.</exception>
    public static void RequireWritable<T>(ICollection<T> collection)
    {
        if (collection.IsReadOnly)
            throw new JsonMismatchException($"the collection to populate, a {collection.GetType()}, is read-only");
    }

    /// <summary>Creates the error for a <c>null</c> in a member without a setter.</summary>
    /// <param name="name">The member's JSON name.</param>
    public static JsonException NullWithoutSetter(string name) =>
        new JsonMismatchException($"expected a value to populate \"{name}\" with, found null, and the member has no setter");

    /// <summary>Creates the error for a member that is null and whose type is abstract or an interface.</summary>
    /// <param name="name">The member's JSON name.</param>
    public static JsonException CannotCreate(string name) =>
        new JsonMismatchException($"\"{name}\" is null, so there is nothing to populate, and its type cannot be created");
}
