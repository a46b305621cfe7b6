using System.ComponentModel;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.CompilerServices;

/// <summary>What can be wrong when a value that is there is filled, and not replaced.</summary>
/// <remarks>Used by the readers that the generator writes, for members with <c>JsonObjectCreationHandling.Populate</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonPopulate
{
    /// <summary>Checks that a collection takes more.</summary>
    /// <exception cref="JsonException">It is read-only.</exception>
    public static void RequireWritable<T>(ICollection<T> collection)
    {
        if (collection.IsReadOnly)
            throw new JsonMismatchException($"the collection that is to be filled, a {collection.GetType()}, is read-only");
    }

    /// <summary>The error for a <c>null</c> that nothing can set.</summary>
    /// <param name="name">The member's JSON name.</param>
    public static JsonException NullWithoutSetter(string name) =>
        new JsonMismatchException($"expected what \"{name}\" can be filled with, found null, and the member has no setter");

    /// <summary>The error for a member that holds nothing, and whose type is an interface or abstract.</summary>
    /// <param name="name">The member's JSON name.</param>
    public static JsonException CannotCreate(string name) =>
        new JsonMismatchException($"there is nothing in \"{name}\" to fill, and its type cannot be made");
}
