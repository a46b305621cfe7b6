namespace Lambda.Runtime.Build.Templates;

/// <summary>The functions of bash that connect services which invoke functions with a role.</summary>
internal static class AwsCliRoles
{
    /// <summary>Creates roles.</summary>
    public const string Roles = """

        # Creates a role that a service assumes for this account, unless it exists, sets its policy, and sets arn to its ARN.
        role() {
            local name=$1 service=$2 account=$3 statements=$4 trust
            trust='{"Effect":"Allow","Principal":{"Service":"'"$service.amazonaws.com"'"},"Action":"sts:AssumeRole"'
            trust+=',"Condition":{"StringEquals":{"aws:SourceAccount":"'"$account"'"}}}'
            if arn=$(aws iam get-role --role-name="$name" --query=Role.Arn --output=text 2>&1); then
                :
            elif [[ $arn == *NoSuchEntity* ]]; then
                arn=$(aws iam create-role --role-name="$name" --assume-role-policy-document='{"Version":"2012-10-17","Statement":['"$trust"']}' --query=Role.Arn --output=text)
            else
                printf '%s\n' "$arn" >&2
                return 1
            fi
            aws iam put-role-policy --role-name="$name" --policy-name="$service" --policy-document='{"Version":"2012-10-17","Statement":['"$statements"']}'
        }

        """;

    /// <summary>Creates schedules.</summary>
    public const string Schedules = """

        # Creates or updates the schedule that invokes a function. The queue gets the events for which the schedule cannot invoke it.
        schedule() {
            local name=$1 queue=$2 input=$3 target account command=update-schedule found destination
            shift 3
            target=$(arn_of "$name")
            IFS=: read -r _ _ _ _ account _ <<<"$target"
            role "$name-schedule" scheduler "$account" "$(statement lambda:InvokeFunction "$target"),$(statement sqs:SendMessage "$queue")"
            if ! found=$(aws scheduler get-schedule --name="$name" 2>&1); then
                if [[ $found != *ResourceNotFoundException* ]]; then
                    printf '%s\n' "$found" >&2
                    return 1
                fi
                command=create-schedule
            fi
            destination='{"Arn":"'"$target"'","RoleArn":"'"$arn"'","DeadLetterConfig":{"Arn":"'"$queue"'"}'
            if [[ -n $input ]]; then
                input=$(json Input="$input")
                destination+=,${input#?}
            else
                destination+='}'
            fi
            retry "to assume the role" aws scheduler "$command" --name="$name" "$@" --target="$destination"
        }

        """;

    /// <summary>Connects delivery streams.</summary>
    public const string DeliveryStreams = """

        # Creates a delivery stream that invokes a function and writes to a bucket. If it exists, only its processing changes.
        transform() {
            local name=$1 stream=$2 bucket=$3 target account objects processing found version destination
            target=$(arn_of "$name")
            IFS=: read -r _ _ _ _ account _ <<<"$target"
            objects=s3:AbortMultipartUpload,s3:GetBucketLocation,s3:GetObject,s3:ListBucket,s3:ListBucketMultipartUploads,s3:PutObject
            role "$name-firehose" firehose "$account" \
                "$(statement "$objects" "$bucket,$bucket/*"),$(statement lambda:InvokeFunction,lambda:GetFunctionConfiguration "$target,$target:*")"
            processing=$(printf '{"ParameterName":"%s","ParameterValue":"%s"},' LambdaArn "$target" RoleArn "$arn" \
                BufferSizeInMBs "$buffer_size" BufferIntervalInSeconds "$buffer_interval" NumberOfRetries "$retries")
            processing='"ProcessingConfiguration":{"Enabled":true,"Processors":[{"Type":"Lambda","Parameters":['"${processing%,}"']}]}'
            if found=$(aws firehose describe-delivery-stream --delivery-stream-name="$stream" --output=text \
                --query='DeliveryStreamDescription.[VersionId,Destinations[0].DestinationId]' 2>&1); then
                echo "The delivery stream $stream exists. The function becomes its processing, and its bucket stays"
                read -r version destination <<<"$found"
                retry "to assume|assume role" aws firehose update-destination --delivery-stream-name="$stream" --current-delivery-stream-version-id="$version" \
                    --destination-id="$destination" --extended-s3-destination-update="{$processing}"
            elif [[ $found == *ResourceNotFoundException* ]]; then
                retry "to assume|assume role" aws firehose create-delivery-stream --delivery-stream-name="$stream" --delivery-stream-type=DirectPut \
                    --extended-s3-destination-configuration='{"RoleARN":"'"$arn"'","BucketARN":"'"$bucket"'",'"$processing"'}'
            else
                printf '%s\n' "$found" >&2
                return 1
            fi
        }

        """;
}
