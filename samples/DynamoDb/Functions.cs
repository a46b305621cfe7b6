using System;
using Lambda.Runtime;
using Lambda.Runtime.Events;

// An item of the table. The generated code reads it directly from the types of DynamoDB.
public record Product(string Id, int Stock, decimal Price, string[]? Tags = null);

public static class Inventory
{
    [LambdaHandler]
    public static DynamoDbBatchResponse Watch(DynamoDbEvent<Product> changes)
    {
        foreach (DynamoDbRecord<Product> record in changes.Records)
        {
            try
            {
                Watch(record.EventName, record.DynamoDb?.OldImage, record.DynamoDb?.NewImage);
            }
            catch (Exception e)
            {
                // The service sends this record and all later ones again, so that changes of an item stay in order.
                Console.WriteLine(e.Message);
                return new() { BatchItemFailures = [new() { ItemIdentifier = record.DynamoDb?.SequenceNumber ?? "" }] };
            }
        }

        return new();
    }

    private static void Watch(string? change, Product? before, Product? after)
    {
        switch (change)
        {
            case DynamoDbEventNames.Insert or DynamoDbEventNames.Modify when after is null:
                throw new ArgumentException("expected the new image of the item, found none: set StreamViewType to NEW_AND_OLD_IMAGES");
            case DynamoDbEventNames.Insert:
                Console.WriteLine($"{after.Id}: new, {after.Stock} in stock, {after.Price} each");
                break;
            case DynamoDbEventNames.Modify when after.Stock == 0:
                Console.WriteLine($"{after.Id}: sold out, {before?.Stock} before");
                break;
            case DynamoDbEventNames.Remove:
                Console.WriteLine($"{before?.Id}: removed");
                break;
        }
    }
}
